/** One concept: paragraphs, and formulas in TeX between them. */
export interface HelpPage {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly (string | { readonly tex: string })[];
}

/** Help inside the program; a page for each concept, in the order of reading. */
export const helpStrings = {
  heading: 'Help',
  pages: 'Pages',
  formula: 'Formula',
} as const;

export const helpPages: readonly HelpPage[] = [
  {
    id: 'two-scales',
    title: 'Two scales',
    parts: [
      'Water leaves an electrode in two steps that act at the same time. On the micro scale it diffuses through the binder, over micrometres, to the surface of a pore. On the macro scale its vapour diffuses through the pores, over centimetres, from the middle of a coil or stack to the open face.',
      'At every position of the macro scale stands a small binder domain of its own. Its surface is in equilibrium with the vapour in the pore beside it; what leaves it is a source of vapour there.',
      {
        tex: '\\Phi\\frac{\\partial}{\\partial t}\\left[\\varepsilon c_g+(1-\\varepsilon)c_s\\right]=\\frac{\\partial}{\\partial z}\\left(\\Phi\\varepsilon D_{ma}\\frac{\\partial c_g}{\\partial z}\\right)-(1-\\Phi)\\frac{\\partial \\bar c_{mi}}{\\partial t}',
      },
      'Φ is the volume share of the macro scale (pores and particles), ε the porosity within it. Model: Heckmann et al. 2026, Drying Technology.',
    ],
  },
  {
    id: 'diffusion-times',
    title: 'Diffusion times',
    parts: [
      'Two times and one share decide how a linear case dries. The micro time compares the thickness of the binder with its diffusivity; the macro time counts with the water that has to pass the pores, which is far more than the vapour that is in them.',
      {
        tex: '\\tau_{micro}=\\frac{s_{mi}^2}{D_{mi}},\\qquad \\tau_{macro}=\\frac{\\Delta C\\,s_{ma}^2}{\\Phi\\varepsilon D_{ma}\\,\\Delta c_g},\\qquad \\beta=\\frac{(1-\\Phi)\\,\\Delta c_{mi}}{\\Delta C}',
      },
      'β is the share of the exchanged water that the binder holds. With curved isotherms the slopes change while the coating dries: the derivation shows them at the start and at the end, and how far the isotherms leave their chord.',
      'A coil open at both faces has half its width as transport length, not its radius: the foil is a barrier, so water leaves along it. Twice the width takes four times as long.',
      'One scale alone is enough where the error of leaving the other out stays below the limit that the regime map uses (2 % of the initial water unless changed).',
    ],
  },
  {
    id: 'ppm',
    title: 'What ppm refers to',
    parts: [
      'wt-ppm is the mass of water per mass of dry material, in millionths. Two bases are in use, and they differ by the foil: per dry coating, and per dry electrode with foil.',
      { tex: 'X_{electrode}=X_{coating}\\,\\frac{m_{coating}}{m_{coating}+m_{foil}}' },
      'With a copper foil the same water may be 40 % fewer ppm per electrode than per coating. Every content in the program says its basis; a recipe may state its own, for example “(max, with foil)”.',
      'The total counts sorbed water and vapour in the pores; the vapour is a small part of it except when nearly dry.',
    ],
  },
  {
    id: 'dew-point',
    title: 'Dew point and frost point',
    parts: [
      'How dry a gas is, is stated as the temperature at which it would become saturated: above 0 °C over water (dew point), below it over ice (frost point). Taking −40 °C over supercooled water instead would mean about 47 % more vapour.',
      'Where it is measured matters under vacuum. A sensor in the gas line sees the gas before its expansion; the expansion to the chamber keeps the mole fraction of water, so its pressure falls with the total pressure:',
      { tex: 'p_w=p_{sat}(T_{fp})\\,\\frac{p_{chamber}}{p_{line}}' },
      'A sensor in the chamber reads the vapour pressure there at once. The program asks which one is meant, or states the convention it took.',
      'Relative humidity always refers to liquid water at the temperature of the coating.',
    ],
  },
  {
    id: 'recipes',
    title: 'Recipe language',
    parts: [
      'A recipe is a title, a target, and steps, one on a line: Heat, Cool, Evacuate, Purge, Vent, Hold, Expose, Follow and Repeat. Steps inside a Repeat are indented. Text, table and JSON show the same recipe; a change in one changes the others.',
      'A step keeps what it does not name: temperature, pressure and mole fraction of water stay as they are. A rate (“at 2 K/min”) or a time (“within 10 min”) makes a ramp; without one the oven jumps, and the check says so.',
      '“until water < 200 ppm (max), at most 12 h” ends a step by the water: mean of the coil, the wettest place (max), centre, edge, or the binder alone. Every such step has a cap. Ended steps say how: completed, condition met, already met at start, cap reached.',
      'The log of an oven becomes a profile that a step follows: import it, open the experiment, and choose “Use as a recipe’s profile”. It is thinned to straight lines within the tolerances that you state.',
      '“{soak = 4 h}” names a value, so that sweeps, inverse questions and optimisation may vary it.',
      'The studies of a recipe ask how long a coil may wait, how short a hold or how moist a gas may be; how probable the target is when materials and oven are not exactly known; and what a sweep over values gives. Their runs spread over the solver processes; what was computed is kept when one is cancelled.',
      'The check tells before any run what cannot work: a target below the equilibrium with the gas, a pressure below that of its vapour, temperatures that a material does not stand.',
    ],
  },
  {
    id: 'uncertainty',
    title: 'Uncertainty of a fit',
    parts: [
      'A fit gives the values that meet a curve best, and how well the curve knows them. The standard error assumes that the model is linear near the best values; the profile interval does not: it is the range of a value for which the best choice of all others still meets the data.',
      {
        tex: '\\chi^2(\\theta_k)-\\chi^2_{min}\\le F_{0.95}',
      },
      'An open end means that the data do not exclude any value there. A correlation near ±1 means that two values can be traded against each other: the curve knows only their combination. The sentences above a fit say which values that concerns, and what would help: a longer record, a known β from the weighted sums, another geometry.',
      'Neighbouring points of a balance are not independent. The number of points that counts is estimated from the residuals; 2,000 readings may tell as much as 100.',
      'A diffusivity from one temperature says nothing about another one: a hotter recipe needs runs at several temperatures.',
    ],
  },
  {
    id: 'workflow',
    title: 'Measure, fit, predict',
    parts: [
      'Two small samples are enough to predict a coil. The project menu opens an example of it: “Open the example: measure, fit, predict”. Its two records are synthetic: made from the model with seeded noise, not measured, because the paper publishes no raw data. Steps 1 to 5 are the same with own records.',
      '1. Thin sheet, free-standing. Its vapour has only the thickness of the coating to pass, so tau_macro is a fraction of a second and only the binder is slow. Open “Sheet, free-standing”, choose Fit, make tau_macro a known value of 0.02 s and press Fit. The fit finds tau_micro and β, the share of the water in the binder.',
      '2. Stack. The same coating with a transport length of 20 mm. Open “Stack”, choose Fit, and under Known values take tau_micro and β from the fit of the sheet. The fit finds tau_macro of the stack.',
      '3. Coil. Under “Apply to a case” choose the coil, tick “tau_macro scales with the length” and enter the half width of the sample, 20 mm. The transport length of a coil that is open at both faces is half its width, so tau_macro grows with the square:',
      {
        tex: '\\tau_{macro}^{coil}=\\tau_{macro}^{stack}\\left(\\dfrac{s_{coil}}{s_{stack}}\\right)^2,\\qquad \\tau_{micro}^{coil}=\\tau_{micro}^{sheet},\\qquad \\beta^{coil}=\\beta^{sheet}',
      },
      '4. Read the time to the target with its 95 % interval. The interval carries the errors of both fits on, also what an error of tau_micro does to the fitted tau_macro. It does not hold the scatter of the contents at the start, nor an error of the model.',
      '5. Apply to the case, open it and press Run: the simulation reaches the target at the predicted time.',
      'What this assumes: the coil has the binder, the packing of pores, the temperature, the pressure and the gas of the samples, both isotherms are linear, and nothing but the length differs. A hotter oven needs samples at that temperature.',
      'On the command line, in this order:',
      'postdry example paper-workflow --out flow writes cases, records and a plan.',
      'postdry fit-plan flow/fit-plan.json --out joint.json fits both records together.',
      'postdry predict joint.json --case flow/coil-case.json --case-out coil.json says when the coil is dry, and writes it with the fitted times.',
      'postdry simulate coil.json --csv coil.csv runs it.',
    ],
  },
  {
    id: 'assumed',
    title: 'What “assumed” means',
    parts: [
      'Many values of electrode materials are not published. Such a value is marked “assumed” wherever it is shown, in the amber dashed frame, and so is every result that rests on one; the derivation lists which.',
      'It is replaced by typing a value (its source becomes “own value”), by an isotherm from the workbench, or by a fit (its source names the run). Old cases and runs keep the values that they were made with.',
    ],
  },
];
