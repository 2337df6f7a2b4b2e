package io.github.privatelinkhandson.web;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console's own web server.
 *
 * @param allowedHosts names, beside those of the loopback interface, under which the
 * console may be addressed; with none, any name will do once the console listens on more
 * than the loopback interface
 */
@ConfigurationProperties("handson.web")
record WebSettings(@DefaultValue List<String> allowedHosts) {

}
