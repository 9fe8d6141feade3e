import {
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import zoom from 'chartjs-plugin-zoom';
import { bandsPlugin } from './bands-plugin.ts';
import { stripPlugin } from './strip-plugin.ts';
import { registerNearestTimeMode } from './nearest-time-mode.ts';

Chart.register(
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
  annotation,
  zoom,
  bandsPlugin,
  stripPlugin,
);
registerNearestTimeMode();

export { Chart };
