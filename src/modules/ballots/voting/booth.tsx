import { ActButton, useView } from '../../../ui/index.ts'
import type { Booth } from '../ports.ts'

export const BOOTH_ISLAND = 'wiec-booth'

/**
 * The end of each page on a device of a point of voting: done, and ready for the next person. Who goes away without pressing it
 * leaves the page open; after some minutes the island asks, and with no answer presses it.
 */
export function BoothEnd({ booth }: { booth: Booth }) {
  const { t } = useView()
  return (
    <wiec-booth class="ballots-booth" data-minutes="3" data-seconds="60">
      <p>
        <strong>{t('ballots.booth.at', { name: booth.name })}</strong> {t('ballots.booth.text')}
      </p>
      <ActButton action={booth.finish} variant="primary" icon="log-out">
        {t('ballots.booth.finish')}
      </ActButton>
      <dialog class="ballots-booth-asks" aria-labelledby="booth-asks">
        <h2 id="booth-asks">{t('ballots.booth.asks')}</h2>
        <p>{t('ballots.booth.asks.text')}</p>
        <form method="dialog">
          <button type="submit" class="ds-button ui-button-primary">
            {t('ballots.booth.stay')}
          </button>
        </form>
      </dialog>
    </wiec-booth>
  )
}
