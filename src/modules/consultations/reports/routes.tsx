import { Hono } from 'hono'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import type { ConsultationPorts } from '../ports.ts'

export function openReports(_: ConsultationPorts): App {
  return new Hono<AppEnv>()
}
