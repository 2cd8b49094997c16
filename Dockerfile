# Muster in a container. Build: docker build -t muster . Run:
#   docker run -p 3000:3000 -v muster-data:/data -e SLACK_BOT_TOKEN -e SLACK_SIGNING_SECRET -e MUSTER_PUBLIC_URL=https://… muster
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# Tests are for CI: they need a browser and a PostgreSQL.
RUN mvn -B -ntp -q -Dmaven.test.skip=true -pl bot -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data --no-create-home muster \
    && mkdir /data && chown muster:muster /data && chmod 700 /data
WORKDIR /data
# The same layout as in the sources, for the script looks there; it also holds the options for Java.
COPY --from=build /src/muster /opt/muster/muster
COPY --from=build /src/bot/target/muster-bot.jar /opt/muster/bot/target/muster-bot.jar
COPY --from=build /src/bot/target/lib /opt/muster/bot/target/lib
# What Java remembers of a start, so that each start of the container is quicker; the bot itself may not write here.
RUN /opt/muster/muster options
USER 10001
ENV MUSTER_DATABASE_URL=jdbc:sqlite:/data/muster.db MUSTER_LOG_FORMAT=json
VOLUME /data
EXPOSE 3000
# bash speaks HTTP by itself, so the image needs no curl.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${MUSTER_HTTP_PORT:-3000} && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# Muster ends within ten seconds of being told to; Docker waits ten by itself, and some more do no harm.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/muster/muster"]
CMD ["run"]
