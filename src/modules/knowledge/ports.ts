import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { Tool } from './rules.ts'

/** A practice of the Participation Map, as a guide shows it. */
export interface Example {
  title: string
  path: string
  essence: string
  /** Place and years. */
  where: string
}

/** What others know and the knowledge base asks of them; `app` hands it in. */
export interface KnowledgePorts {
  desk(c: HttpContext): Desk
  /** The member this person belongs to the network as today; null for everybody else. */
  memberOf(context: Context): Promise<{ id: string; name: string } | null>
  /** Newest practices with this tool, in and around a unit when one is named. */
  examples(context: Context, tool: Tool, near: string | null): Promise<Example[]>
  /** The list of practices with this tool, and near a unit. */
  examplesPath(tool: Tool, near: string | null): string
  /** A box of things alike, for the same reader everywhere. */
  alike(context: Context, thing: { kind: string; id: string; text: string }): Promise<VNode[]>
  networkName(context: Context): Promise<string>
}
