import { forkChannel } from './fork-channel.ts';
import { serveSolver } from './serve-solver.ts';

serveSolver(forkChannel());
