import type { Arrival } from '../feed-event.js';
import { eachCountyLastYear, eachCountyMonthly } from '../monthly.js';
import { moving, type County, type World } from '../world.js';

const SYSTEM = 'finance';

/** What a county's public hospitals take in, owe and pay, in 万元. */
const incomeOf = ({ people }: County) => Math.round(people * 0.186);
const payOf = ({ people }: County) => Math.round(people * 0.051);
const debtOf = ({ people }: County) => Math.round(people * 0.031);
const arrearsOf = ({ people }: County) => Math.round(people * 0.0021);
const percentOf = (all: number, percent: number) => Math.round((all * percent) / 100);

/** Shares of the year before, in percent. */
const SERVICE_SHARE = 31.4;
const FIXED_PAY_SHARE = 58.2;

/**
 * Income, pay, debt and arrears of public hospitals. The share of services rises but in the slow counties, fixed pay goes
 * down against the plan, debt grows but where things go fast, and arrears are paid off.
 */
export function* finance(world: World): Generator<Arrival> {
  yield* eachCountyLastYear(world, SYSTEM, (county) => ({
    'finance.medical-income': incomeOf(county),
    'finance.service-income': percentOf(incomeOf(county), SERVICE_SHARE),
    'pay.total': payOf(county),
    'pay.fixed': percentOf(payOf(county), FIXED_PAY_SHARE),
    'finance.public-hospital-debt': debtOf(county),
    'finance.epidemic-arrears': arrearsOf(county),
  }));
  yield* eachCountyMonthly(world, SYSTEM, (county, { passed }, random) => {
    const income = Math.round((incomeOf(county) / 12) * random.between(0.97, 1.09));
    const pay = Math.round((payOf(county) / 12) * 1.02);
    const isSlow = county.pace < 0.94;
    const isFast = county.pace > 1.04;
    return {
      'finance.medical-income': income,
      'finance.service-income': percentOf(income, SERVICE_SHARE + (isSlow ? -0.4 : moving(0.2, 1.4, passed))),
      'pay.total': pay,
      'pay.fixed': percentOf(pay, FIXED_PAY_SHARE + (isFast ? 0.6 : moving(0, -1.5, passed))),
      'finance.public-hospital-debt': Math.round(debtOf(county) * moving(1, isFast ? 0.96 : 1.05, passed)),
      'finance.epidemic-arrears': Math.round(arrearsOf(county) * moving(0.99, 0.62, passed)),
    };
  });
}
