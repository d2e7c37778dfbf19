import type { JSX } from 'preact'

// The custom elements of `islands/`, so that pages may write them like any other element.
type Island = JSX.HTMLAttributes<HTMLElement> & { [data: `data-${string}`]: string | number | undefined }

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'wiec-autosave': Island
      'wiec-confirm-leave': Island
      'wiec-count': Island
      'wiec-dialog': Island
      'wiec-draft': Island
      'wiec-keys': Island
      'wiec-progress': Island
      'wiec-select-all': Island
      'wiec-share': Island
      'wiec-slides': Island
    }
  }
}
