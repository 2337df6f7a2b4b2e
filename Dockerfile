FROM eclipse-temurin:25-jdk AS build
RUN apt-get update -q && apt-get install -qy curl && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN ./mvnw -B -q package -DskipTests
RUN java -Djarmode=tools -jar target/privatelink-handson.jar extract --destination /app

# An archive of loaded classes fits only the JVM that made it: the image's own is trained
FROM eclipse-temurin:25-jre AS train
COPY --from=build /app /app
COPY --from=build /build/target/test-classes/io/github/privatelinkhandson/training /training/io/github/privatelinkhandson/training
RUN java -cp "/training:/app/lib/*" io.github.privatelinkhandson.training.ArchiveTraining /app

FROM eclipse-temurin:25-jre
RUN useradd --system --no-create-home handson && mkdir /data && chown handson /data
COPY --from=train /app/lib /app/lib
COPY --from=train /app/privatelink-handson.jar /app/console /app/console.aot /app/
USER handson
WORKDIR /app
ENV HANDSON_DATADIR=/data SERVER_ADDRESS=0.0.0.0 HANDSON_FACILITATOR_GENERATE=true
VOLUME /data
EXPOSE 8080 4566
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r version status rest <&3 && [ \"$status\" = 200 ]"]
# Nothing is written but in /data, so the rest can be read-only
ENTRYPOINT ["java", "-Djava.io.tmpdir=/data", "@/app/console"]
