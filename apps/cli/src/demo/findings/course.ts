import type { Colour } from '#plans';
import type { ZhibiaoApi } from '../../api/zhibiao-api.js';

interface History {
  readonly items: readonly { readonly asOf: string; readonly colour: Colour }[];
}

/**
 * What a target's colour was at the end of some days, as it was judged then: what came later does not change it.
 *
 * @param days ISO dates
 */
export async function courseOf(
  target: { readonly plan: string; readonly id: string; readonly orgUnit: string },
  days: readonly string[],
  api: ZhibiaoApi,
): Promise<readonly Colour[]> {
  const { items } = await api.get<History>(`/plans/${target.plan}/targets/${target.id}/history`, {
    orgUnit: target.orgUnit,
  });
  return days.map((day) => items.findLast(({ asOf }) => asOf <= day)?.colour ?? 'grey');
}
