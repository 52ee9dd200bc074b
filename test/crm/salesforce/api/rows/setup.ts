import { DEFAULT_PIPELINE } from '../../../world/organisation.ts';
import { forecastOf, INACTIVE_STAGES, recordTypeNumber, stageName } from '../../stages.ts';
import type { Row } from '../schema/types.ts';
import { idIn, type Making, stamps, userId } from './making.ts';

const SET_UP = '2024-03-04T08:00:00.000Z';

function made(making: Making): Row {
  const {
    IsDeleted: _,
    LastViewedDate: __,
    LastReferencedDate: ___,
    ...rest
  } = stamps({ at: SET_UP, by: userId(making, null) });
  return rest;
}

/** The stages of all pipelines, which Salesforce keeps in one list for the whole organisation. */
export function stageRows(making: Making): Row[] {
  const stages = making.world.pipelines.flatMap(({ stages }) => stages);
  const active = stages.map((stage): Row => {
    const { category, name } = forecastOf(stage);
    return {
      MasterLabel: stageName(stage),
      ApiName: stageName(stage),
      IsActive: true,
      IsClosed: stage.closes !== null,
      IsWon: stage.closes === 'won',
      ForecastCategory: category,
      ForecastCategoryName: name,
      DefaultProbability: stage.probability * 100,
      Description: null,
    };
  });
  const inactive = INACTIVE_STAGES.map(
    (name): Row => ({
      MasterLabel: name,
      ApiName: name,
      IsActive: false,
      IsClosed: false,
      IsWon: false,
      ForecastCategory: 'Pipeline',
      ForecastCategoryName: 'Pipeline',
      DefaultProbability: 50,
      Description: null,
    }),
  );
  return [...active, ...inactive].map((row, index) => ({
    Id: idIn(making, 'OpportunityStage', index + 1),
    SortOrder: index + 1,
    ...row,
    ...made(making),
  }));
}

/** One record type for each pipeline of the world. */
export function recordTypeRows(making: Making): Row[] {
  if (!making.settings.features.recordTypes) return [];
  return making.world.pipelines.map(({ id, label }) => ({
    Id: idIn(making, 'RecordType', recordTypeNumber(id)),
    ...made(making),
    Name: label,
    DeveloperName: label.replace(/\W+/g, '_'),
    NamespacePrefix: null,
    Description: id === DEFAULT_PIPELINE ? 'New customers' : null,
    BusinessProcessId: null,
    SobjectType: 'Opportunity',
    IsActive: true,
  }));
}

/** What one unit of the corporate currency is in others. */
export const RATES: Record<string, number> = { EUR: 1, USD: 1 / 0.92, GBP: 1 / 1.17 };

/** The currencies that are switched on; the organisation's own is the corporate one. */
export function currencyRows(making: Making): Row[] {
  const own = making.world.org.currency;
  return Object.entries(RATES).map(([code, rate], index) => ({
    Id: idIn(making, 'CurrencyType', index + 1),
    ...made(making),
    IsoCode: code,
    ConversionRate: rate / (RATES[own] ?? 1),
    DecimalPlaces: 2,
    IsActive: true,
    IsCorporate: code === own,
  }));
}

export function organizationRows(making: Making): Row[] {
  const { world, settings } = making;
  return [
    {
      Id: idIn(making, 'Organization', settings.number),
      ...made(making),
      Name: world.org.name,
      Country: 'DE',
      PrimaryContact: null,
      DefaultLocaleSidKey: 'en_US',
      TimeZoneSidKey: world.org.timeZone,
      LanguageLocaleKey: 'en_US',
      FiscalYearStartMonth: 1,
      UsesStartDateAsFiscalYearName: false,
      DefaultOpportunityAccess: 'Read',
      DefaultContactAccess: 'ControlledByParent',
      OrganizationType: settings.organizationType,
      NamespacePrefix: null,
      InstanceName: settings.isSandbox ? 'DEU47S' : 'DEU47',
      IsSandbox: settings.isSandbox,
      TrialExpirationDate: null,
    },
  ];
}
