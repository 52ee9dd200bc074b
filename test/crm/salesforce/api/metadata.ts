import { salesforceId } from '../ids.ts';
import { INACTIVE_STAGES, recordTypeNumber, stageName } from '../stages.ts';
import { type Answer, type Call, ok } from './call.ts';
import { badRequest, notFound } from './errors.ts';
import { identityUrl } from './identity.ts';
import type { Org } from './org.ts';
import { TABLES, type TableName } from './schema/tables.ts';
import { objectIn } from './soql/scope.ts';

/** Releases by their version number, oldest first. */
const RELEASES: [label: string, version: string][] = [
  ["Spring '24", '60.0'],
  ["Summer '24", '61.0'],
  ["Winter '25", '62.0'],
  ["Spring '25", '63.0'],
  ["Summer '25", '64.0'],
  ["Winter '26", '65.0'],
  ["Spring '26", '66.0'],
  ["Summer '26", '67.0'],
];

function releasesOf({ newestVersion }: Org): typeof RELEASES {
  return RELEASES.filter(([, version]) => Number(version) <= newestVersion);
}

/** `GET /services/data`, which asks for no token. */
export function versions(org: Org): Answer {
  return ok(releasesOf(org).map(([label, version]) => ({ label, url: `/services/data/v${version}`, version })));
}

/** Whether a path's version is one that the organisation serves. */
export function isServed(org: Org, version: string): boolean {
  return releasesOf(org).some(([, known]) => `v${known}` === version);
}

/** `GET /services/data/v66.0`: where resources are. */
export function resources({ org, access, version }: Call): Answer {
  const path = (name: string) => `/services/data/${version}/${name}`;
  const names = ['composite', 'limits', 'query', 'queryAll', 'sobjects', 'ui-api'];
  return ok({
    ...Object.fromEntries(names.map((name) => [name, path(name)])),
    identity: identityUrl(org, access),
  });
}

/** `GET /limits`. */
export function limits({ org }: Call): Answer {
  const { daily, used } = org.limits;
  return ok({
    DailyApiRequests: { Max: daily, Remaining: Math.max(0, daily - used) },
    DataStorageMB: { Max: 10_240, Remaining: 8_812 },
    FileStorageMB: { Max: 10_240, Remaining: 10_001 },
  });
}

/** `GET /limits/recordCount?sObjects=A,B`; objects that are not there are left out. */
export function recordCount(call: Call): Answer {
  const asked = (call.query.get('sObjects') ?? Object.keys(TABLES).join(',')).split(',');
  const names = asked.filter((name): name is TableName => name in TABLES && objectIn(call, name) !== undefined);
  const counts = names.map((name) => ({
    count: [...call.org.database.rows(name)].filter(({ IsDeleted }) => IsDeleted !== true).length,
    name,
  }));
  return ok({ sObjects: counts });
}

/** `GET /ui-api/object-info/Opportunity/picklist-values/{recordType}/StageName`: the stages of one sales process. */
export function stagesOfRecordType(call: Call): Answer {
  const { org, version, params } = call;
  if (!objectIn(call, 'Opportunity')) throw notFound();
  if (params.field !== 'StageName') throw badRequest('INVALID_FIELD', `no picklist values of ${params.field}`);
  const pipelines = org.features.recordTypes
    ? org.world.pipelines.filter(
        ({ id }) => salesforceId('RecordType', recordTypeNumber(id), org.key) === params.recordType,
      )
    : org.world.pipelines;
  if (pipelines.length === 0) throw notFound(`The record type ${params.recordType} is not available`);
  const stages = pipelines.flatMap(({ stages }) => stages);
  const base = `/services/data/${version}/ui-api/object-info/Opportunity/picklist-values/${params.recordType}`;
  return ok({
    controllerValues: {},
    defaultValue: null,
    eTag: '5f8d0c3b2a1e',
    url: `${base}/StageName`,
    values: [...new Set(stages.map(stageName))]
      .filter((name) => !INACTIVE_STAGES.includes(name))
      .map((value) => ({ attributes: stageAttributes(call, value), label: value, validFor: [], value })),
  });
}

function stageAttributes({ org }: Call, name: string) {
  const row = [...org.database.rows('OpportunityStage')].find(({ ApiName }) => ApiName === name);
  return {
    closed: row?.IsClosed ?? false,
    defaultProbability: row?.DefaultProbability ?? null,
    forecastCategoryName: row?.ForecastCategoryName ?? null,
    picklistAtributesValueType: 'OpportunityStage',
    won: row?.IsWon ?? false,
  };
}
