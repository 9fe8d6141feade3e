/** The worker of the loopback host with the scripted simulation. */
import { forkChannel } from '#main/solver-worker/fork-channel.ts';
import { serveSolver } from '#main/solver-worker/serve-solver.ts';
import { scriptedRunners } from './scripted-simulation.ts';

serveSolver(forkChannel(), scriptedRunners);
