# The portal in one image. Data live outside: PostgreSQL, and the folder /var/lib/wiec.
FROM node:22-bookworm-slim AS build
WORKDIR /opt/wiec
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund --loglevel=error
COPY . .
RUN node --input-type=module -e "import('/opt/wiec/scripts/prepare.mjs').then(({ build }) => build())"

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 WIEC_DATA=/var/lib/wiec MALLOC_ARENA_MAX=2
WORKDIR /opt/wiec
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund --loglevel=error \
  && mkdir -p /var/lib/wiec && chown node:node /var/lib/wiec && chmod 700 /var/lib/wiec
COPY --from=build /opt/wiec/dist dist
COPY bin bin
COPY scripts scripts
COPY data data
COPY migrations migrations
COPY LICENSE NOTICE THIRD-PARTY.md ./
USER node
VOLUME /var/lib/wiec
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node_modules/.bin/node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node_modules/.bin/node", "--enable-source-maps", "--max-semi-space-size=8", "dist/server/main.js"]
CMD ["serve"]
