<?php

declare(strict_types=1);

namespace Phalcon\Acl\Adapter;

use Phalcon\Acl\Component;
use Phalcon\Acl\Enum;
use Phalcon\Acl\Role;
use RuntimeException;

/**
 * Roles, and what is allowed to them by name.
 */
class Memory
{
    /** @var array<string, Role> */
    private array $roles = [];

    /** @var array<string, list<string>> */
    private array $components = [];

    /** @var array<string, int> what is said of "role!component!access" */
    private array $access = [];

    private int $default = Enum::DENY;

    public function setDefaultAction(int $defaultAccess): void
    {
        $this->default = $defaultAccess;
    }

    public function addRole(Role|string $role): bool
    {
        $role = is_string($role) ? new Role($role) : $role;
        if (isset($this->roles[$role->getName()])) {
            return false;
        }
        $this->roles[$role->getName()] = $role;

        return true;
    }

    public function addComponent(Component|string $component, array|string $accessList): bool
    {
        $name = is_string($component) ? $component : $component->getName();
        $this->components[$name] = array_values(array_unique([...$this->components[$name] ?? [], ...(array)$accessList]));

        return true;
    }

    public function allow(string $roleName, string $componentName, array|string $access): void
    {
        $this->say($roleName, $componentName, $access, Enum::ALLOW);
    }

    public function deny(string $roleName, string $componentName, array|string $access): void
    {
        $this->say($roleName, $componentName, $access, Enum::DENY);
    }

    public function isAllowed(string $roleName, string $componentName, string $access): bool
    {
        foreach (["$componentName!$access", "$componentName!*", '*!*'] as $asked) {
            if (isset($this->access["$roleName!$asked"])) {
                return $this->access["$roleName!$asked"] === Enum::ALLOW;
            }
        }

        return $this->default === Enum::ALLOW;
    }

    /** @return list<Role> */
    public function getRoles(): array
    {
        return array_values($this->roles);
    }

    private function say(string $role, string $component, array|string $access, int $what): void
    {
        if (!isset($this->roles[$role])) {
            throw new RuntimeException("Role '$role' does not exist in the ACL");
        }
        if ($component !== '*' && !isset($this->components[$component])) {
            throw new RuntimeException("Component '$component' does not exist in the ACL");
        }
        foreach ((array)$access as $one) {
            if ($one !== '*' && !in_array($one, $this->components[$component] ?? [], true)) {
                throw new RuntimeException("Access '$one' does not exist in component '$component'");
            }
            $this->access["$role!$component!$one"] = $what;
        }
    }
}
