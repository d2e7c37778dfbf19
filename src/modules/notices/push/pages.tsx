import { formatDate } from '../../../platform/texts/index.ts'
import { ActButton, type IslandName, Meta, Section, useView } from '../../../ui/index.ts'
import { PUSH_HOME, PUSH_WORKER } from './names.ts'
import type { Device } from './store.ts'

export const DEVICES = '/konto/wiadomosci/urzadzenia'
export const PUSH_ISLANDS: IslandName[] = ['wiec-push']

/** The browsers that are told at once; switching one on needs script, switching off does not. */
export function DevicesPart({ devices, publicKey }: { devices: Device[]; publicKey: string }) {
  const { t, locale } = useView()
  return (
    <Section title={t('notices.push.title')}>
      <p>{t('notices.push.lead')}</p>
      <wiec-push
        data-key={publicKey}
        data-worker={PUSH_WORKER}
        data-scope={PUSH_HOME}
        data-action={DEVICES}
        data-refused={t('notices.push.refused')}
        data-failed={t('notices.push.failed')}
      >
        <button type="button" class="ds-button ui-button-secondary" data-turn-on hidden>
          {t('notices.push.turn-on')}
        </button>
        <p role="status" />
      </wiec-push>
      {devices.length === 0 ? (
        <Meta>{t('notices.push.none')}</Meta>
      ) : (
        <ul>
          {devices.map(({ id, name, addedAt }) => (
            <li key={id}>
              {t('notices.push.device', { name, date: formatDate(addedAt, locale) })}{' '}
              <ActButton action={`${DEVICES}/${id}/usuniecie`} variant="quiet">
                {t('notices.push.turn-off', { name })}
              </ActButton>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
