import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Form, type IconName, Notice, SubmitButton, useView } from '../../ui/index.ts'

type Island = HTMLAttributes<HTMLElement> & { [data: `data-${string}`]: string | undefined }

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'wiec-passkey': Island
    }
  }
}

export interface PasskeyButtonProps {
  /** Where the browser asks for the question a passkey answers. */
  question: string
  /** Where the answer goes. */
  action: string
  kind: 'sign-in' | 'add'
  icon?: IconName
  /** Fields sent with both. */
  children?: ComponentChildren
}

/** A form the island `wiec-passkey` completes; hidden until the island finds that this browser knows passkeys. */
export function PasskeyButton({ question, action, kind, icon, children }: PasskeyButtonProps) {
  const { t, url } = useView()
  return (
    <wiec-passkey data-kind={kind} data-question={url(question)} hidden>
      <Form action={action}>
        {children}
        <SubmitButton variant="secondary" {...(icon ? { icon } : {})}>
          {t(`identity.passkey.${kind}`)}
        </SubmitButton>
      </Form>
      <div data-refused role="status" hidden>
        <Notice kind="problem">
          <p>{t(`identity.passkey.${kind}.refused`)}</p>
        </Notice>
      </div>
    </wiec-passkey>
  )
}
