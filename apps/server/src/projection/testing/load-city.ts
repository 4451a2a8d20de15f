import { loadCatalogue, type Catalogue } from '#plugin-host';
import { withPlugin } from '../../../../../libs/plugin-host/src/testing/plugin-folder.js';
import { LITTLE_CITY } from './little-city.js';

/** The little city with files of its own over it, read by the real loader. Throws where anything in it is a problem. */
export function loadCity(files: Readonly<Record<string, string>>): Promise<Catalogue> {
  return withPlugin({ ...LITTLE_CITY, ...files }, async (folder) => {
    const loading = await loadCatalogue([folder]);
    if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 1));
    return loading.catalogue;
  });
}
