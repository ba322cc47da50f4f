# One image for web, worker and commands. `docker build -t mingus .`
FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV PRISMA_HIDE_UPDATE_MESSAGE=1

# Everything, to build with.
FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx prisma generate && npx remix vite:build

# What runs, and nothing else: no compilers, no test tools, no Prisma command line.
FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
COPY scripts/prune-modules.mjs scripts/
RUN npm ci --omit=dev --no-audit --no-fund && node scripts/prune-modules.mjs && npm cache clean --force

FROM base AS run
ENV NODE_ENV=production APP_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2 NODE_OPTIONS=--max-semi-space-size=4
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/build build
COPY --from=build /app/prisma prisma
COPY --from=build /app/app app
COPY --from=build /app/scripts scripts
# The cast that a seed on staging speaks of.
COPY --from=build /app/test test
COPY package.json server.ts ./
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server.ts"]
