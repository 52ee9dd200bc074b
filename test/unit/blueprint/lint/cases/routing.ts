import type { Patch } from '../patch.ts';
import type { Case } from './case.ts';
import { route } from './route.ts';

const firstRoutes = (...routes: object[]): Patch => ({ routing: [...routes, ...REST] });
const REST = [
  { id: 'everything', on: { tier: 'high' }, to: 'cro', action: 'notify', within: 'P1D', because: 'Ours.' },
  { id: 'medium', on: { tier: 'medium' }, to: 'cro', action: 'review', because: 'Ours.' },
  { id: 'low', on: { tier: 'low' }, action: 'none', because: 'Ours.' },
];

/** The ways of signals, and the systems they come from. */
export const ROUTING_CASES: Case[] = [
  {
    rule: 'routing/contradiction',
    breaks: firstRoutes(
      route('big', { when: 'account.employees > 199' }),
      route('large', { when: 'account.employees >= 200', to: 'cro' }),
    ),
    path: 'routing.large',
    says: /has the trigger of `big` \(line .+\) and another action, for example .*account\.employees = \d+/,
    sound: firstRoutes(
      route('big', { when: 'account.employees >= 200' }),
      route('small', { when: 'account.employees < 200', to: 'cro' }),
    ),
  },
  {
    rule: 'routing/shadowed',
    breaks: firstRoutes(
      route('one', { when: "account.industry in ['Software', 'Banking']" }),
      route('other', { when: "!(account.industry in ['Software', 'Banking']) && account.employees > 5" }),
      route('none', { when: "account.industry == 'Banking' && account.country == 'DE'", to: 'cro' }),
    ),
    path: 'routing.none',
    says: /nothing ever comes to `none`: `one` before it \(line .+\) takes all/,
    sound: firstRoutes(
      route('narrow', { when: "account.industry == 'Banking' && account.country == 'DE'", to: 'cro' }),
      route('one', { when: "account.industry in ['Software', 'Banking']" }),
    ),
  },
  {
    rule: 'routing/shadowed',
    breaks: firstRoutes(
      route('open', { when: 'account.has_open_deal' }),
      route('closed', { when: '!account.has_open_deal || account.employees > 0' }),
      route('named', { when: "account.has_open_deal && account.name.contains('x')", to: 'cro' }),
    ),
    path: 'routing.named',
    says: 'nothing ever comes to `named`: `open` before it',
    sound: firstRoutes(
      route('open', { when: 'account.has_open_deal' }),
      route('named', { when: "account.name.contains('x')" }),
    ),
  },
  {
    rule: 'routing/overlap',
    breaks: firstRoutes(
      route('large', { when: 'account.employees >= 200' }),
      route('software', { when: "account.industry == 'Software'", to: 'cro' }),
    ),
    path: 'routing.software',
    says: /both match, for example .*account\.employees = 200.*account\.industry = 'Software'/,
    sound: firstRoutes(
      route('large', { when: 'account.employees >= 200' }),
      route('software', { when: "account.industry == 'Software' && account.employees < 200", to: 'cro' }),
    ),
  },
  {
    rule: 'routing/overlap',
    breaks: firstRoutes(
      route('named', { when: "account.name.contains('Mills')" }),
      route('large', { when: 'account.employees >= 200', to: 'cro' }),
    ),
    path: 'routing.large',
    says: "account.name = 'Mills'",
    sound: firstRoutes(
      route('named', { when: "account.name.contains('Mills')" }),
      route('others', { when: "!account.name.contains('Mills')", to: 'cro' }),
    ),
  },
  {
    rule: 'routing/never',
    breaks: firstRoutes(route('never', { when: 'account.employees > 200 && account.employees < 100' })),
    path: 'routing.never.when',
    says: 'no record can meet the condition',
    sound: firstRoutes(route('seldom', { when: 'account.employees > 100 && account.employees < 102' })),
  },
  {
    rule: 'routing/never',
    breaks: firstRoutes(route('never', { on: { types: ['web.pricing_page_visited'], tier: 'low' } })),
    path: 'routing.never.on',
    says: 'no signal of this blueprint sets off',
    sound: {},
  },
  {
    rule: 'routing/signal-without-route',
    breaks: { routing: REST.slice(0, 1).concat(REST.slice(2)) },
    path: 'signals.buyer.meeting_booked',
    says: 'no route takes up',
    sound: { routing: REST },
  },
  {
    rule: 'routing/no-time-limit',
    breaks: firstRoutes(route('hot', { within: undefined })),
    path: 'routing.hot',
    says: 'sets no time for high signals such as `web.pricing_page_visited`',
    sound: firstRoutes(route('hot', {})),
  },
  {
    rule: 'systems/no-path',
    breaks: {
      'systems/telephone': { label: 'Telephone', role: 'support', owner: 'csm' },
      'signals+': {
        type: 'phone.rang',
        label: 'Rang',
        tier: 'low',
        side: 'expansion',
        weight: 1,
        half_life: 'P1D',
        source: 'telephone',
      },
      routing: REST.slice(0, 2),
    },
    path: 'systems.telephone',
    says: 'nothing that `telephone` reports has a route',
    sound: { routing: REST },
  },
  {
    rule: 'systems/raw-data-in-crm',
    breaks: {
      'sources+': {
        field: 'account.properties.logins',
        claims: [{ source: 'product', from: { hubspot: 'company.logins' } }],
      },
    },
    path: 'sources.account.properties.logins.claims.0',
    says: '`product` writes raw usage into a field of the CRM',
    sound: {},
  },
];
