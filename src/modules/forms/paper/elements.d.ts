import type { JSX } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'wiec-answers': JSX.HTMLAttributes<HTMLElement> & { [data: `data-${string}`]: string | undefined }
      'wiec-codes': JSX.HTMLAttributes<HTMLElement> & { [data: `data-${string}`]: string | undefined }
    }
  }
}
