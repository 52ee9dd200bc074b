/** HubSpot's data centres; the first, North America 1, has no name in its hosts. */
export const REGIONS = ['na1', 'na2', 'na3', 'eu1', 'eu2', 'eu3', 'ap1', 'ap2'] as const;
export type Region = (typeof REGIONS)[number];

function regional(name: string, domain: string, region: Region): string {
  return region === 'na1' ? `${name}.${domain}` : `${name}-${region}.${domain}`;
}

/** Host of HubSpot's interface in a region, as `app-eu1.hubspot.com`. */
export function uiHost(region: Region): string {
  return regional('app', 'hubspot.com', region);
}

/** Host of HubSpot's API in a region, as `api-eu1.hubapi.com`. */
export function apiHost(region: Region): string {
  return regional('api', 'hubapi.com', region);
}

/** Every interface host: where the content script runs. */
export const UI_HOSTS: readonly string[] = REGIONS.map(uiHost);

/** Every API host: where the background may ask. */
export const API_HOSTS: readonly string[] = /* @__PURE__ */ REGIONS.map(apiHost);
