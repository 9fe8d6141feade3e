import { parentPortChannel } from './parent-port-channel.ts';
import { serveSolver } from './serve-solver.ts';

serveSolver(parentPortChannel());
