import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons/icon.tsx'
import { useView } from './view.ts'

export interface LinkProps {
  /** Path without /en, an address of another site, `mailto:` or `#part`. */
  href: string
  children: ComponentChildren
  /** Shown before the words. */
  icon?: IconName
  current?: 'page' | 'step' | 'true' | undefined
  /** Language of the page linked to, when it is not this page's. */
  hreflang?: string
  rel?: string
  download?: boolean
  /** Heard instead of the words, when the words alone say too little; must begin with them. */
  label?: string
  class?: string
}

/** A link in the reader's language: /en is added by the view. */
export function Link({ href, children, icon, current, label, ...rest }: LinkProps) {
  const { url } = useView()
  return (
    <a href={url(href)} aria-current={current} aria-label={label} {...rest}>
      {icon && <Icon name={icon} />}
      {icon ? <span>{children}</span> : children}
    </a>
  )
}

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

/** A link that looks like a button: goes somewhere, changes nothing. */
export function ButtonLink({ variant = 'primary', ...link }: LinkProps & { variant?: ButtonVariant }) {
  return <Link {...link} class={buttonClass(variant)} />
}

export function buttonClass(variant: ButtonVariant): string {
  return `ds-button ui-button-${variant}`
}
