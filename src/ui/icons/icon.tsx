import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// One file each from Lucide (ISC licence), read when the process starts: a page carries only the icons it shows.
const names = [
  'accessibility',
  'archive',
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'arrow-up-down',
  'ban',
  'bell',
  'book-open',
  'building-2',
  'calendar',
  'calendar-plus',
  'chart-no-axes-column',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle',
  'circle-alert',
  'circle-check',
  'circle-dashed',
  'circle-dot',
  'circle-help',
  'circle-x',
  'clock',
  'code',
  'copy',
  'download',
  'external-link',
  'eye',
  'eye-off',
  'file',
  'file-spreadsheet',
  'file-text',
  'flag',
  'globe',
  'history',
  'house',
  'image',
  'inbox',
  'info',
  'key-round',
  'languages',
  'layers',
  'lightbulb',
  'link',
  'list',
  'list-checks',
  'lock',
  'log-in',
  'log-out',
  'mail',
  'map',
  'map-pin',
  'megaphone',
  'menu',
  'message-square',
  'message-square-plus',
  'minus',
  'moon',
  'pause',
  'pencil',
  'phone',
  'plus',
  'printer',
  'qr-code',
  'rotate-ccw',
  'rss',
  'save',
  'scale',
  'scroll-text',
  'search',
  'send',
  'settings',
  'share-2',
  'shield-check',
  'split',
  'star',
  'sun',
  'tag',
  'thumbs-down',
  'thumbs-up',
  'trash-2',
  'triangle-alert',
  'undo-2',
  'upload',
  'user',
  'user-plus',
  'users',
  'vote',
  'wifi',
  'wifi-off',
  'x',
] as const

export type IconName = (typeof names)[number]

const shapes = new Map<IconName, string>(names.map((name) => [name, shapeOf(name)]))

/** A picture beside a word, never alone: assistive technology does not hear it. */
export function Icon({ name, size = 'text' }: { name: IconName; size?: 'text' | 'large' }) {
  return (
    <svg
      class={size === 'large' ? 'ui-icon ui-icon-large' : 'ui-icon'}
      viewBox="0 0 24 24"
      // Said here too, so that a page whose styles did not arrive is not filled with huge black shapes.
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: shapes.get(name) ?? '' }}
    />
  )
}

export function iconNames(): readonly IconName[] {
  return names
}

function shapeOf(name: IconName): string {
  const path = createRequire(import.meta.url).resolve(`lucide-static/icons/${name}.svg`)
  const [, inside = ''] = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(readFileSync(path, 'utf8')) ?? []
  return inside.replace(/\s*\n\s*/g, '')
}
