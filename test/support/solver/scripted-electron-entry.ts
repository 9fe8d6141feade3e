/** The worker of the Electron host with the scripted simulation. */
import { parentPortChannel } from '#main/solver-worker/parent-port-channel.ts';
import { serveSolver } from '#main/solver-worker/serve-solver.ts';
import { scriptedRunners } from './scripted-simulation.ts';

serveSolver(parentPortChannel(), scriptedRunners);
