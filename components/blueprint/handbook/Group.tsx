import { duration, number } from '../../../lib/i18n/format.ts';
import { t } from '../../../lib/i18n/text.ts';
import { useBook } from './book.ts';
import { NameList } from './Names.tsx';
import { Because, Facts, LineLink, Part } from './Part.tsx';

/** Who decides at the buyer: each function, the roles and titles by which it is known, and the stages that call for it. */
export function Group() {
  const { buying_group: group, lifecycle } = useBook().document;
  const { depth } = group;
  return (
    <Part path="buying_group" title={t('book.part.buying_group')} lead={t('book.lead.buying_group')}>
      <p id="buying_group.window">{t('book.group.window', { window: duration(group.window) })}</p>
      <p id="buying_group.depth">
        {t('book.group.depth', {
          half_life: duration(depth.half_life),
          two_way: number(depth.two_way, 1),
          outbound: number(depth.outbound, 1),
        })}
      </p>
      <div class="cards-wide">
        {group.functions.map((entry) => {
          const path = `buying_group.functions.${entry.id}`;
          const stages = lifecycle.filter((stage) => stage.required_functions.includes(entry.id)).map(({ id }) => id);
          return (
            <article key={entry.id} class="card" id={path}>
              <header class="part-head">
                <h3>{entry.label}</h3>
                <LineLink path={path} subject={entry.label} />
              </header>
              <Because of={entry} />
              <Facts
                rows={[
                  [
                    t('book.group.called_for'),
                    <NameList key="stages" kind="stage" ids={stages} none={t('book.group.nowhere')} />,
                  ],
                  [t('book.group.roles'), <Roles key="roles" path={path} roles={entry.roles} />],
                ]}
              />
              <Titles path={path} titles={entry.titles} />
            </article>
          );
        })}
      </div>
    </Part>
  );
}

function Roles(props: { path: string; roles: { hubspot: string[]; salesforce: string[] } }) {
  const names = new Map<string, string>();
  for (const role of [...props.roles.hubspot, ...props.roles.salesforce]) {
    const key = role.toLowerCase().replaceAll('_', ' ');
    if (!names.has(key)) names.set(key, role);
  }
  return <span id={`${props.path}.roles`}>{names.size === 0 ? t('book.none') : [...names.values()].join(' · ')}</span>;
}

/** The rules that guess a function from a title; long, and of interest only to whoever changes them. */
function Titles(props: { path: string; titles: string[] }) {
  if (props.titles.length === 0) return <p id={`${props.path}.titles`}>{t('book.group.never_by_title')}</p>;
  return (
    <details id={`${props.path}.titles`}>
      <summary>{t('book.group.titles', props.titles.length, { count: number(props.titles.length) })}</summary>
      <ul class="plain-list">
        {props.titles.map((title) => (
          <li key={title}>
            <code>{title}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
