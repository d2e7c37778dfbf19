import type { JSX } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'wiec-chooser': JSX.HTMLAttributes<HTMLElement>
    }
  }
}
