const letters: Readonly<Record<string, string>> = {
  rho: 'rho',
  varepsilon: 'eps',
  epsilon: 'eps',
  Phi: 'Phi',
  tau: 'tau',
  lambda: 'lambda',
  pi: 'pi',
  beta: 'beta',
  Delta: 'd',
  sum: 'sum',
  cdot: '*',
  propto: '~',
  infty: 'infinity',
  exp: 'exp',
};

/** A formula as it can be read in a terminal: fractions with a slash, letters by their names. */
export function texInWords(tex: string): string {
  let text = tex.replaceAll(/\\left|\\right|\\!/g, '').replaceAll(/\\[, ]/g, ' ');
  for (let before = ''; before !== text;) {
    before = text;
    text = text
      .replaceAll(/\\(?:mathrm|text)\{([^{}]*)\}/g, '$1')
      .replaceAll(/\\sqrt\{([^{}]*)\}/g, 'sqrt($1)')
      .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '($1)/($2)')
      .replaceAll(/\\frac(\w)\{([^{}]*)\}/g, '$1/($2)')
      .replaceAll(/\\frac(\w)(\w)/g, '$1/$2')
      .replaceAll(/([_^])\{([^{}]*)\}/g, (_all, sign: string, inner: string) =>
        sign === '^' && inner.length > 1 ? `^(${inner})` : `${sign}${inner}`,
      );
  }
  return text
    .replaceAll(/\\([A-Za-z]+)/g, (_all, name: string) => `${letters[name] ?? name} `)
    .replaceAll(/[{}\\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[)_^/])/g, '')
    .trim();
}
