import { t } from '../../../lib/i18n/text.ts';
import { Bowtie } from './Bowtie.tsx';
import { useBook } from './book.ts';
import { Part } from './Part.tsx';
import { StageCard } from './StageCard.tsx';

/** The bowtie and each of its stages. */
export function Lifecycle() {
  return (
    <Part path="lifecycle" title={t('book.part.lifecycle')} lead={t('book.lead.lifecycle')}>
      <Bowtie />
      {useBook().document.lifecycle.map((stage) => (
        <StageCard key={stage.id} stage={stage} />
      ))}
    </Part>
  );
}
