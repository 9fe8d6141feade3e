/** Name and version of the fits, stored with every one; raise it when numbers can change. */
export const estimatorIdentity = { name: 'postdry-estimation', version: '1.1.0' } as const;
