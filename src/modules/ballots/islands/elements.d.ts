import type { JSX } from 'preact'

type Island = JSX.HTMLAttributes<HTMLElement> & { [data: `data-${string}`]: string | number | undefined }

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'wiec-booth': Island
    }
  }
}
