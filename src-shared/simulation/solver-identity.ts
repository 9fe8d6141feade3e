/** Name and version of the solver, stored with every result; raise it when numbers can change. */
export const solverIdentity = { name: 'postdry-two-scale', version: '1.1.0' } as const;
