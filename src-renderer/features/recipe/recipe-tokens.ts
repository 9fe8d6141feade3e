import { StreamLanguage } from '@codemirror/language';

const keywords =
  /^(?:recipe|target|start|coil(?=\s+lags)|lags|chamber(?=\s+\d)|profile|heat|cool|evacuate|purge|vent|hold|expose|follow|repeat|until|for|at|most|within|times|to|in|with|branch)\b/i;
const nouns =
  /^(?:water|mean|max|centre|center|edge|binder|coil|temperature|foil|coating|N2|Ar|air|dew|frost|point|line|chamber|room|dry|RH|vapour|pressure|gas|emissivity|contact|heat capacity|mass|area|pump|leak|coils|adsorption|desorption|T|pw|p)\b/i;
const number = /^-?\d+(?:[.,]\d+)?/;
const unit =
  /^(?:°C|degC|°F|K\/min|K\/s|W\/\(m²\s?K\)|W\/K|J\/\(kg\s?K\)|K|mbar l\/s|Pa m³\/s|m³\/h|m³\/s|m³|m²|kg|l\/s|mbar|bar|kPa|hPa|Pa|ppm|min|h|s|d|%)(?![\w/])/;

/** Colours of a recipe's text, word by word; what is right is decided by the language itself. */
export const recipeTokens = StreamLanguage.define<null>({
  name: 'recipe',
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^"(?:\\.|[^"\\])*"?/)) return 'string';
    if (stream.sol() || /^\s*$/.test(stream.string.slice(0, stream.pos))) {
      if (stream.match(/^\d+\.?(?=\s+[a-z])/i)) return 'meta';
    }
    if (stream.match(/^[{}]/)) return 'bracket';
    if (stream.match(unit)) return 'unit';
    if (stream.match(number)) return 'number';
    if (stream.match(keywords)) return 'keyword';
    if (stream.match(nouns)) return 'propertyName';
    if (stream.match(/^[\p{L}\d_-]+/u)) return null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '#' } },
});
