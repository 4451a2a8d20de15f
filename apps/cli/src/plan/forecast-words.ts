import type { Forecast } from '#plans';
import { figureWords } from './target-words.js';

/** How a forecast is made: what accrues goes on at its mean daily rate, what does not stays as it is. */
const METHODS: Readonly<Record<Forecast['method'], string>> = { 'linear-rate': '按日均', 'last-value': '按现值' };
const DECIMALS = 2;

/** `94.5%（按日均）`; empty where nothing is forecast. */
export function forecastWords(forecast: Forecast | null, unit: string): string {
  return forecast === null ? '' : `${figureWords(forecast.value, unit, DECIMALS)}（${METHODS[forecast.method]}）`;
}
