/** The families of Salesforce hosts: where the API of an org lives, where its Lightning pages do, and its other pages. */
const FAMILIES: readonly (readonly [api: string, lightning: string, ...others: string[]])[] = [
  ['my.salesforce.com', 'lightning.force.com', 'my.salesforce-setup.com'],
  ['my.salesforce.mil', 'lightning.crmforce.mil', 'lightning.force.mil'],
  ['my.sfcrmproducts.cn', 'lightning.sfcrmapps.cn'],
  ['my-salesforce.com', 'my-lightning.com'],
];

/** Microsoft's Defender puts its own domain behind every host that it stands in front of. */
const PROXY = '.mcas.ms';

/** An org's My Domain name, perhaps with its sandbox, perhaps in a partition such as `sandbox` or `scratch`. */
const MY_DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9]+)?$/;

/** Internal pods have their name inside both hosts. */
const POD = /^([a-z0-9-]+)\.(?:lightning\.([a-z0-9-]+)\.force|my\.([a-z0-9-]+)\.salesforce)\.com$/;

/**
 * The API host of the org that a page's host belongs to, as `alder.my.salesforce.com`; Lightning hosts answer the API with
 * a redirect that loses the token. Null for hosts that are no org's.
 */
export function apiHostOf(pageHost: string): string | null {
  const host = pageHost.endsWith(PROXY) ? pageHost.slice(0, -PROXY.length) : pageHost;
  for (const family of FAMILIES) {
    for (const domain of family) {
      const name = host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : '';
      if (MY_DOMAIN.test(name)) return `${name}.${family[0]}`;
    }
  }
  const [, name, pagePod, apiPod] = POD.exec(host) ?? [];
  const pod = pagePod ?? apiPod;
  return name && pod ? `${name}.my.${pod}.salesforce.com` : null;
}

/** Whether a host answers the API itself: Classic pages live there too. */
export function isApiHost(host: string): boolean {
  return apiHostOf(host) === host;
}

/** The host of an org's Lightning pages, from its API host. */
export function pageHostOf(apiHost: string): string {
  const [api, lightning] = FAMILIES.find(([api]) => apiHost.endsWith(`.${api}`)) ?? [];
  if (api !== undefined && lightning !== undefined) return `${apiHost.slice(0, -api.length)}${lightning}`;
  return apiHost.replace(POD, '$1.lightning.$3.force.com');
}

function pattern(domain: string): string {
  return `https://*.${domain}/*`;
}

/** Match patterns of the hosts that most orgs have: where the content script runs and the background asks. */
export const HOST_PATTERNS: readonly string[] = /* @__PURE__ */ ['lightning.force.com', 'my.salesforce.com'].map(
  pattern,
);

/** Match patterns of the rare families, to be allowed when somebody first needs one. */
export const OPTIONAL_HOST_PATTERNS: readonly string[] = /* @__PURE__ */ [...FAMILIES.flat(), PROXY.slice(1)]
  .map(pattern)
  .filter((optional) => !HOST_PATTERNS.includes(optional));
