import { type Deal, present, type World } from '../../world/model.ts';
import type { BoardPage, Field, ListPage, Row } from './app/page-data.ts';
import { formatIn } from './format.ts';
import { ownerName, recordPath } from './record-view.ts';

const BOARD_COLUMN_LENGTH = 12;

/** The list of open deals, newest first, at most `limit` of them. */
export function listPage(world: World, portalId: string, limit: number): ListPage {
  const rows = openDeals(world)
    .slice(0, limit)
    .map((deal) => row(world, portalId, deal));
  return { typeId: '0-3', title: 'Deals', columns: ['Deal stage', 'Amount', 'Close date', 'Deal owner'], rows };
}

/** The board of a pipeline's open deals; null when the world has no such pipeline. */
export function boardPage(world: World, portalId: string, pipelineId: string): BoardPage | null {
  const pipeline = world.pipelines.find(({ id }) => id === pipelineId);
  if (!pipeline) return null;
  const deals = openDeals(world).filter((deal) => deal.pipeline === pipeline.id);
  const columns = pipeline.stages.map(({ id, label }) => {
    const here = deals.filter((deal) => present(deal, 'stage') === id);
    const rows = here.slice(0, BOARD_COLUMN_LENGTH).map((deal) => row(world, portalId, deal));
    return { name: label, total: String(here.length), rows };
  });
  return { title: pipeline.label, columns };
}

function openDeals(world: World): Deal[] {
  return world.deals.filter((deal) => deal.closedAt === null);
}

function row(world: World, portalId: string, deal: Deal): Row {
  const format = formatIn(world.org.timeZone);
  const stage = world.pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === present(deal, 'stage'));
  const cells: Field[] = [
    { name: 'dealstage', label: 'Deal stage', value: stage?.label ?? '--' },
    { name: 'amount', label: 'Amount', value: format.money(present(deal, 'amount'), deal.currency) },
    { name: 'closedate', label: 'Close date', value: format.day(present(deal, 'closeDate')) },
    { name: 'hubspot_owner_id', label: 'Deal owner', value: ownerName(world, present(deal, 'owner')) },
  ];
  return { id: deal.id, link: { text: deal.name, path: recordPath(portalId, '0-3', deal.id) }, cells };
}
