import type { ComponentChildren } from 'preact'
import type { IconName } from '../icons/icon.tsx'
import { useView } from '../view.ts'
import { SubmitButton } from './form.tsx'

export interface InlineFormProps {
  action: string
  method?: 'get' | 'post'
  /** One field; the button stands beside it. */
  children: ComponentChildren
  button: string
  icon?: IconName
}

/** One short question with its button in a line: choose a gmina, search, leave an address. */
export function InlineForm({ action, method = 'get', children, button, icon }: InlineFormProps) {
  const { url } = useView()
  return (
    <form class="ui-inline-form" method={method} action={url(action)} novalidate>
      {children}
      <SubmitButton icon={icon}>{button}</SubmitButton>
    </form>
  )
}
