import type { JSX } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'wiec-form': JSX.HTMLAttributes<HTMLElement> & { [data: `data-${string}`]: string | undefined }
      'wiec-seen': JSX.HTMLAttributes<HTMLElement> & { [data: `data-${string}`]: string | undefined }
    }
  }
}
