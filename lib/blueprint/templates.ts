import enterpriseSaas from './default.yaml?raw';
import midMarket from './templates/mid-market.yaml?raw';
import productLed from './templates/product-led.yaml?raw';
import services from './templates/services.yaml?raw';

/** The blueprints that come with Plumbline, as YAML text by id; the first judges until a company chooses. */
export const TEMPLATES: ReadonlyMap<string, string> = new Map([
  ['enterprise_saas', enterpriseSaas],
  ['mid_market', midMarket],
  ['product_led', productLed],
  ['services', services],
]);
