import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/text.ts';
import type { BlueprintView, PublishAnswer, PublishCall, PublishFailure } from '../../lib/publishing.ts';
import { templateName } from '../words/publishing.ts';
import { textOfFile } from './file-text.ts';
import { NotInForce } from './NotInForce.tsx';
import type { Publishing } from './publishing.ts';

/** What came of a choice; without a call where there was nothing to publish. */
type Outcome = { answer: PublishAnswer | null; call: PublishCall | null };
type Give = (call: PublishCall) => Promise<void>;

/** A blueprint from a template, a file or an address, and what came of choosing it. */
export function BlueprintChoice(props: { view: BlueprintView } & Publishing) {
  const { view, publish, allow } = props;
  const [waiting, setWaiting] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const give: Give = async (call) => {
    if (waiting) return;
    setWaiting(true);
    setOutcome(null);
    const answer = await publish(call);
    setWaiting(false);
    setOutcome({ answer, call });
  };
  const refuse = (failure: PublishFailure) => setOutcome({ answer: { ok: false, failure }, call: null });
  const allowAndGive = async (call: PublishCall) => {
    if (call.origin.kind === 'url') await allow(call.origin.url);
    await give(call);
  };

  return (
    <div class="keeping">
      <Templates view={view} give={give} />
      <FileField give={give} refuse={refuse} />
      <Address give={give} waiting={waiting} />
      <div role="status">
        {waiting ? <p>{t('publishing.waiting')}</p> : null}
        {outcome ? <Answer {...outcome} view={view} give={allowAndGive} /> : null}
      </div>
    </div>
  );
}

function Answer(props: Outcome & { view: BlueprintView; give: Give }) {
  const { answer, call, view } = props;
  if (answer === null) return <p>{t('options.failed')}</p>;
  if (!answer.ok) {
    return <NotInForce failure={answer.failure} inForce={view} allow={call && (() => void props.give(call))} />;
  }
  const { name, version } = answer.view;
  return <p class="answer sound">{t('publishing.done', { name, version })}</p>;
}

function Templates(props: { view: BlueprintView; give: Give }) {
  const { origin, templates } = props.view;
  const id = useId();
  const [chosen, choose] = useState(origin.kind === 'template' ? origin.id : (templates[0] ?? ''));
  return (
    <p class="choice">
      <label for={id}>{t('publishing.template_label')}</label>
      <select id={id} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {templates.map((template) => (
          <option key={template} value={template}>
            {templateName(template)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button"
        onClick={() => void props.give({ origin: { kind: 'template', id: chosen } })}
      >
        {t('publishing.template_use')}
      </button>
    </p>
  );
}

function FileField(props: { give: Give; refuse: (failure: PublishFailure) => void }) {
  const id = useId();
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const read = await textOfFile(file);
    input.value = '';
    if (read.ok) await props.give({ origin: { kind: 'file', name: file.name }, text: read.text });
    else props.refuse(read.failure);
  };
  return (
    <p class="choice">
      <label for={id}>{t('publishing.file_label')}</label>
      <input id={id} type="file" accept=".yaml,.yml" onChange={(event) => void take(event.currentTarget)} />
    </p>
  );
}

function Address(props: { give: Give; waiting: boolean }) {
  const ids = { url: useId(), hint: useId(), sha: useId() };
  const [url, setUrl] = useState('');
  const [sha256, setSha256] = useState('');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pin = sha256.trim().toLowerCase();
    if (url.trim() === '') return;
    void props.give({ origin: { kind: 'url', url: url.trim(), sha256: pin === '' ? null : pin } });
  };
  return (
    <form class="connect" onSubmit={submit}>
      <label for={ids.url}>{t('publishing.url_label')}</label>
      <input
        id={ids.url}
        type="url"
        autoComplete="off"
        spellcheck={false}
        placeholder="https://acme.example/blueprint.yaml"
        aria-describedby={ids.hint}
        value={url}
        onInput={(event) => setUrl(event.currentTarget.value)}
      />
      <p id={ids.hint} class="quiet">
        {t('publishing.url_hint')}
      </p>
      <label for={ids.sha}>{t('publishing.sha')}</label>
      <div class="connect-row">
        <input
          id={ids.sha}
          type="text"
          autoComplete="off"
          spellcheck={false}
          pattern="\s*[0-9a-fA-F]{64}\s*"
          value={sha256}
          onInput={(event) => setSha256(event.currentTarget.value)}
        />
        <button type="submit" class="button primary" aria-disabled={props.waiting}>
          {t('publishing.url_use')}
        </button>
      </div>
    </form>
  );
}
