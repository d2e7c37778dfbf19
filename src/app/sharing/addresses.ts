import type { Config } from '../../platform/config.ts'
import { wordsInAddress } from '../../platform/images/words-in-address.ts'

export const PICTURES = '/udostepnij/obraz'
export const QR = '/udostepnij/kod.svg'
export const EMBEDDING = '/osadzanie'
/** The one place that other sites may frame; a test walks every address and holds this. */
export const FRAMES = '/osadz'

/** Path of the picture with these words, for shared links. */
export const sharePicturePath = (config: Pick<Config, 'secret'>, title: string, subtitle?: string) =>
  `${PICTURES}/${wordsInAddress(config, title, subtitle)}.png`
