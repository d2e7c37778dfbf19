import { z } from 'zod'
import { email, next, password, personName } from '../forms.ts'

export const SignInForm = z.object({ email: email(), password: password(), dalej: next() })

export const LinkForm = z.object({ email: email(), dalej: next() })

/** From somebody with an account, who has a name here. */
export const EnterForm = z.object({ name: z.string().default(''), dalej: next() })

export const NewcomerForm = z.object({ name: personName(), dalej: next() })

export const CodeForm = z.object({ code: z.string().trim().min(1, 'identity.form.code').max(40), dalej: next() })

export const NextForm = z.object({ dalej: next() })

/** Sent by the island: the credential as JSON. */
export const PasskeyForm = z.object({ response: z.string().min(2).max(20_000), dalej: next() })
