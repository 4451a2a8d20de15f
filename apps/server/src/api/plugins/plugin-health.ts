import type { HealthPart, PartHealth } from '#platform';
import type { PluginDesk } from '../../plugins/plugin-desk.js';

/** Whether every plugin that should be in force is. The others work without it. */
export function pluginHealth(desk: Pick<PluginDesk, 'inForce'>): HealthPart {
  return {
    name: 'plugins',
    check: (): PartHealth => {
      const { catalogue, refused, suspended } = desk.inForce;
      const told = { active: catalogue.plugins.length, suspended, refused: refused.map(refusalText) };
      if (refused.length === 0) return { status: 'ok', ...told };
      return { status: 'degraded', reason: `not loaded: ${refused.map(({ id }) => id).join(', ')}`, ...told };
    },
  };
}

function refusalText({ id, version, problems }: PluginDesk['inForce']['refused'][number]): string {
  return `${id} ${version}: ${problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('; ')}`;
}
