import { grammar } from 'ohm-js';

/** Words of the language, as they are printed; capitals do not matter where they are read. */
const words = [
  'recipe',
  'target',
  'water',
  'lags',
  'pump',
  'leak',
  'coils',
  'gas',
  'emissivity',
  'contact',
  'capacity',
  'mass',
  'area',
  'below',
  'start',
  'profile',
  'vapour',
  'pressure',
  'Heat',
  'Cool',
  'to',
  'Evacuate',
  'Purge',
  'Vent',
  'Hold',
  'Expose',
  'Follow',
  'Repeat',
  'at',
  'within',
  'for',
  'most',
  'times',
  'until',
  'in',
  'with',
  'branch',
  'coil',
  'temperature',
  'above',
  'mean',
  'max',
  'centre',
  'center',
  'edge',
  'binder',
  'foil',
  'coating',
  'N2',
  'Ar',
  'air',
  'dew',
  'frost',
  'point',
  'line',
  'chamber',
  'room',
  'RH',
  'dry',
  'adsorption',
  'desorption',
  'T',
  'pw',
  'p',
] as const;

const wordRules = words.map(
  (word) => `${word.toLowerCase()}_ ("${word}") = caseInsensitive<"${word}"> ~wordPart`,
);

/**
 * One line of a recipe's text; which lines belong together is decided by their indentation. A rule
 * with a description in parentheses is named by it where something else was found.
 */
export const lineGrammar = grammar(`Recipe {
${wordRules.join('\n')}
${String.raw`
  space := " " | "\t" | "\u00a0"
  wordPart = letter | digit | "_"
  comment = "#" any*

  BlankLine = comment?
  TitleLine = recipe_ text comment?
  PlainLine = (Target | Start | Coil | Chamber | ProfileHead) comment?
  StepLine = stepNumber? Step comment?
  PointLine = Point ("," Point)* comment?

  text (a text in double quotes) = "\"" (escaped | plain)* "\""
  escaped = "\\" any
  plain = ~"\"" ~"\\" any
  name (a name) = letter (letter | digit | "_" | "-")*
  stepNumber = digit+ "."? &(space+ letter)

  Target = target_ Limit
  Limit = water_ ("<" | below_) Content WaterNote?
  Start = start_ StartClause+
  StartClause = GasClause | TemperatureClause | PressureClause
  Coil = coil_ lags_ CoilClause*
  CoilClause = ","? CoilPart
  CoilPart = gas_ Varied<transfer> -- gas
    | emissivity_ Varied<share> -- emissivity
    | contact_ Varied<conductance> -- contact
    | heat_ capacity_ Varied<capacity> -- capacity
    | mass_ Varied<mass> -- mass
    | area_ Varied<area> -- area
  Chamber = chamber_ ChamberVolume ","? ChamberPump ChamberClause*
  ChamberVolume = Varied<volume>
  ChamberClause = ","? ChamberPart
  ChamberPump = pump_ Varied<flow>
  ChamberPart = leak_ Varied<leak> -- leak
    | Count coils_ -- coils
  ProfileHead = profile_ text
  Point = Duration -- time
    | Temperature -- temperature
    | PressurePoint -- vapour
    | Pressure -- pressure
  PressurePoint = vapour_ pressure_ Pressure

  Step = Heat | Evacuate | Purge | Vent | Hold | Expose | Follow | Repeat
  Heat = (heat_ | cool_) ToTemperature HeatClause*
  HeatClause = RateClause | GasClause | WithinClause | PressureClause | BranchClause
  Evacuate = evacuate_ ToPressureClause EvacuateClause*
  EvacuateClause = GasClause | WithinClause | BranchClause
  Purge = purge_ FlowClause PurgeClause*
  Vent = vent_ FlowClause PurgeClause*
  PurgeClause = ToPressureClause | WithinClause | BranchClause
  Hold = hold_ HoldClause*
  HoldClause = ForClause | UntilClause | AtMostClause | GasClause | TemperatureClause | PressureClause
    | BranchClause
  Expose = expose_ to_ place ExposeClause*
  ExposeClause = ForClause | UntilClause | AtMostClause | RoomGasClause | TemperatureClause
    | PressureClause | BranchClause
  Follow = follow_ profile_ text Channels FollowClause*
  FollowClause = UntilClause | GasClause | BranchClause
  Repeat = repeat_ RepeatClause*
  RepeatClause = TimesClause | UntilClause | AtMostClause

  ToTemperature = to_ Temperature
  RateClause = ","? at_ Rate
  WithinClause = ","? (within_ | in_) Duration
  ForClause = ","? for_ Duration
  AtMostClause = ","? at_ most_ Duration
  TimesClause = ","? Count times_
  UntilClause = ","? until_ Condition
  GasClause = ","? (in_ | at_)? Gas
  RoomGasClause = ","? (in_ | at_)? RoomGas
  RoomGas = Gas
  FlowClause = with_? Gas
  TemperatureClause = ","? at_? Temperature
  PressureClause = ","? at_? Pressure
  ToPressureClause = ","? to_ Pressure
  BranchClause = ","? branch branch_

  Condition = water_ comparison Content WaterNote? -- water
    | coil_ temperature_ comparison Temperature -- coil
  comparison ("<" or ">") = "<" | ">" | below_ | above_
  WaterNote = "(" waterWord ("," waterWord)* ")"
  waterWord = measure | withFoil | coating
  measure (mean, max, centre, edge or binder) = mean_ | max_ | centre_
    | center_ | edge_ | binder_
  withFoil ("with foil") = with_ space+ foil_
  coating = coating_

  Gas = gasName? Moisture
  gasName (a gas: N2, Ar or air) = n2_ | ar_ | air_
  Moisture = DewPoint | Humidity | VapourPressure
  DewPoint = dewPoint Temperature Place?
  dewPoint ("dew point") = (dew_ | frost_) space+ point_
  Place = "(" (LinePlace | ChamberPlace) ")"
  LinePlace = line_ LinePressure?
  LinePressure = ","? Pressure
  ChamberPlace = chamber_ | room_
  Humidity = rh_ Percent -- before
    | Percent rh_ -- after
  VapourPressure = vapour_ pressure_ Pressure

  place = dryRoom | room_
  dryRoom = dry_ space* "-"? space* room_
  branch ("adsorption branch" or "desorption branch") = adsorption_ | desorption_
  Channels = "(" channel ("," channel)* ")"
  channel (T, p or pw) = t_ | pw_ | p_

  Varied<quantity> = "{" name "=" quantity "}" -- named
    | quantity -- plain
  Temperature = Varied<temperature>
  Pressure = Varied<pressure>
  Duration = Varied<duration>
  Rate = Varied<rate>
  Content = Varied<content>
  Percent = Varied<percent>
  Count = Varied<count>

  temperature = temperatureNumber space* temperatureUnit
  pressure = pressureNumber space* pressureUnit
  duration = durationNumber space* durationUnit
  rate = rateNumber space* rateUnit
  content = contentNumber space* contentUnit
  percent = percentNumber space* "%"
  count (a whole number) = digit+ ~("." digit)

  volume = volumeNumber space* volumeUnit
  flow = flowNumber space* flowUnit
  leak = leakNumber space* leakUnit
  transfer = transferNumber space* transferUnit
  conductance = conductanceNumber space* conductanceUnit
  capacity = capacityNumber space* capacityUnit
  mass = massNumber space* massUnit
  area = areaNumber space* areaUnit
  share (a share from 0 to 1) = number

  volumeNumber (a volume such as 1.2 m³) = number
  flowNumber (a flow such as 100 m³/h) = number
  leakNumber (a leak rate such as 0.1 mbar l/s) = number
  transferNumber (a transfer such as 8 W/m²K) = number
  conductanceNumber (a conductance such as 2 W/K) = number
  capacityNumber (a heat capacity such as 790 J/kgK) = number
  massNumber (a mass such as 80 kg) = number
  areaNumber (an area such as 1.2 m²) = number
  temperatureNumber (a temperature such as 120 °C) = number
  pressureNumber (a pressure such as 5 mbar) = number
  durationNumber (a time such as 30 min) = number
  rateNumber (a rate such as 2 K/min) = number
  contentNumber (a water content such as 200 ppm) = number
  percentNumber (a relative humidity such as 40 %) = number
  number = ("+" | "-" | "\u2212")? digit+ decimals? exponent? ~("," digit)
  decimals = "." digit*
  exponent = ("e" | "E") ("+" | "-")? digit+

  unitEnd = ~(wordPart | "/")
  temperatureUnit (°C or K) = ("°C" | "degC" | "C" | "K") unitEnd
  pressureUnit (bar, mbar, kPa or Pa) = ("mbar" | "bar" | "Pa" | "kPa") unitEnd
  durationUnit (s, min, h or d) = ("min" | "s" | "h" | "d") unitEnd
  rateUnit (K/min, K/s or K/h) = ("°C" | "degC" | "C" | "K") "/" ("min" | "s" | "h") unitEnd
  volumeUnit (m³ or l) = ("m³" | "m3" | "l") unitEnd
  flowUnit (m³/h, m³/s or l/s) = ("m³/h" | "m3/h" | "m³/s" | "m3/s" | "l/s") unitEnd
  leakUnit (mbar l/s or Pa m³/s) = ("mbar" space+ "l/s" | "Pa" space+ ("m³/s" | "m3/s")) unitEnd
  transferUnit (W/m²K) = "W/" "("? "m" ("²" | "2") space* "K" ")"?
  conductanceUnit (W/K) = "W/K" unitEnd
  capacityUnit (J/kgK or kJ/kgK) = ("kJ" | "J") "/" "("? "kg" space* "K" ")"?
  massUnit (kg or g) = ("kg" | "g") unitEnd
  areaUnit (m²) = "m" ("²" | "2") unitEnd
  contentUnit (ppm) = ("wt-ppm" | "ppm") unitEnd
`}
}`);
