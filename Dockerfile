FROM eclipse-temurin:25-jdk AS build
RUN apt-get update -q && apt-get install -qy curl && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN ./mvnw -B -q package -DskipTests && java -Djarmode=tools -jar target/privatelink-handson.jar extract --destination app

FROM eclipse-temurin:25-jre
RUN useradd --create-home handson && mkdir /data && chown handson /data
USER handson
WORKDIR /app
COPY --from=build /build/app ./
ENV HANDSON_DATADIR=/data SERVER_ADDRESS=0.0.0.0 HANDSON_FACILITATOR_GENERATE=true
VOLUME /data
EXPOSE 8080 4566
ENTRYPOINT ["java", "-jar", "privatelink-handson.jar"]
