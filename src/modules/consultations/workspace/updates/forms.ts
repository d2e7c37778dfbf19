import { z } from 'zod'
import { ticked } from '../../../../platform/http/index.ts'
import { needed } from '../fields.ts'

/** A short piece of news; `tell` also writes to those who follow. */
export const UpdateForm = z.object({ title: needed(160), body: needed(5000), tell: ticked() })
