package io.github.privatelinkhandson.settings;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Ends the start, before anything is opened, if a setting below {@code handson.} has a
 * value that makes no sense, or is none that the console has, such as one with a typing
 * error. As Spring does, it takes no notice of case and hyphens, and an underscore in the
 * name of an environment variable may be a dot.
 */
@Component
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

	private static final String PREFIX = "handson.";

	private static final String VARIABLES = "HANDSON_";

	/** Variables that Kubernetes sets in containers beside a service of our name. */
	private static final Pattern OF_KUBERNETES = Pattern.compile("HANDSON_(SERVICE_(HOST|PORT(_.*)?)|PORT(_.*)?)");

	private MutablePropertySources sources = new MutablePropertySources();

	@Override
	public void setEnvironment(Environment environment) {
		this.sources = ((ConfigurableEnvironment) environment).getPropertySources();
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		Set<String> known = new HashSet<>();
		for (String bean : beans.getBeanDefinitionNames()) {
			Class<?> type = beans.getType(bean, false);
			ConfigurationProperties annotation = (type != null)
					? AnnotationUtils.findAnnotation(type, ConfigurationProperties.class) : null;
			if (annotation != null && (annotation.prefix() + ".").startsWith(PREFIX)) {
				add(known, annotation.prefix(), type);
				beans.getBean(bean);
			}
		}
		this.sources.forEach((source) -> check(source, known));
	}

	private static void add(Set<String> known, String prefix, Class<?> settings) {
		for (RecordComponent component : settings.getRecordComponents()) {
			String name = prefix + "." + component.getName();
			if (component.getType().isRecord()) {
				add(known, name, component.getType());
			}
			else {
				known.add(uniform(name));
			}
		}
	}

	private static void check(PropertySource<?> source, Set<String> known) {
		if (!(source instanceof EnumerablePropertySource<?> named)) {
			return;
		}
		boolean variables = source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		Stream.of(named.getPropertyNames())
			.filter((name) -> variables ? !isKnownVariable(name, known) : !isKnown(name, known))
			.sorted()
			.findFirst()
			.ifPresent((name) -> {
				throw new UnknownSettingException(name, source.getName());
			});
	}

	private static boolean isKnown(String name, Set<String> known) {
		return !uniform(name).startsWith(PREFIX) || known.contains(uniform(name.replaceAll("\\[\\d+]$", "")));
	}

	private static boolean isKnownVariable(String name, Set<String> known) {
		String setting = withoutDots(name.replaceFirst("_\\d+_?$", ""));
		return !name.toUpperCase(Locale.ROOT).startsWith(VARIABLES) || OF_KUBERNETES.matcher(name).matches()
				|| known.stream().map(SettingsCheck::withoutDots).anyMatch(setting::equals);
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
	}

	private static String withoutDots(String name) {
		return uniform(name).replace(".", "");
	}

}
