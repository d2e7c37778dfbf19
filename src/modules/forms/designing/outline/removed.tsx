import { formatDateTime } from '../../../../platform/texts/index.ts'
import { ActButton, EmptyState, Meta, Notice, useView } from '../../../../ui/index.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage } from '../page.tsx'
import type { Removal } from '../removals-store.ts'
import { type Speaker, speakerOf } from '../saying.ts'
import { idsIn, optionsOf, placedIn, rowsOf } from '../walk.ts'

/** What was removed just now, with the way back. */
export function Removed({ desk, removal }: { desk: Desk; removal: Removal }) {
  const { t } = useView()
  const before = speakerOf(removal.before, t)
  return (
    <Notice kind="success" title={t(`designing.removed.${removal.kind}`)} live>
      {removal.kind !== 'draft' && idsIn(removal.before).includes(removal.thingId) && (
        <p>{removedName(removal, before)}</p>
      )}
      <ActButton action={designPath(desk.form, `/usuniete/${removal.id}`)} icon="undo-2">
        {t('designing.removed.undo')}
      </ActButton>
    </Notice>
  )
}

/** What a removed thing was called. */
export function removedName({ kind, thingId, before }: Removal, speaker: Speaker): string {
  if (kind === 'section' || kind === 'question') return speaker.name(thingId)
  if (kind === 'quota') return speaker.condition(before.quotas.find(({ id }) => id === thingId)?.when ?? null)
  for (const { question } of placedIn(before)) {
    const item = [...optionsOf(question), ...rowsOf(question)].find(({ id }) => id === thingId)
    if (item) return `${speaker.name(question.id)}: ${speaker.words(item.label)}`
  }
  return ''
}

/** Everything that was removed lately and can be brought back. */
export function RemovedPage({ desk, removals }: { desk: Desk; removals: Removal[] }) {
  const { t } = useView()
  return (
    <DesignPage desk={desk} tab="" title={t('designing.removed.title')}>
      <p>{t('designing.removed.text')}</p>
      {removals.length === 0 && <EmptyState title={t('designing.removed.none')} icon="undo-2" />}
      <ul class="design-removed">
        {removals.map((removal) => (
          <li key={removal.id}>
            <div>
              <p>{removedName(removal, speakerOf(removal.before, t)) || t('designing.removed.draft')}</p>
              <Meta>
                {t(`designing.removed.${removal.kind}`)} · <When moment={removal.removedAt} />
              </Meta>
            </div>
            <ActButton action={designPath(desk.form, `/usuniete/${removal.id}`)} icon="undo-2">
              {t('designing.removed.bring-back')}
            </ActButton>
          </li>
        ))}
      </ul>
    </DesignPage>
  )
}

function When({ moment }: { moment: Temporal.Instant }) {
  const { locale } = useView()
  return <>{formatDateTime(moment, locale)}</>
}
